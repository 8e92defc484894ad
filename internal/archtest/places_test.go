package archtest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// homes are where people keep their files; a program has no business there.
var homes = regexp.MustCompile(`(^|[\s"'` + "`" + `(=:])/(home|root|Users)/\w`)

func placeRules() []rule {
	return []rule{{
		name:  "no path of somebody's machine",
		check: checkPlaces,
		bad: map[string]string{
			"app/a.go":  "package app\n\nconst a = \"/ho" + "me/jan/kompas.db\"\n\nconst b = \"https://example.nl/home/jan\"\n",
			"README.md": "see `/ro" + "ot/x` and data/kompas.db\n",
			"Makefile":  "run:\n\t" + here() + "/bin/kompas\n",
		},
		want: []string{"app/a.go:3", "README.md:1", "Makefile:2"},
	}}
}

// here is the folder of the repository on this machine.
func here() string {
	dir, err := filepath.Abs("../..")
	if err != nil {
		return ""
	}
	return dir
}

func checkPlaces(s *source) []finding {
	const do = "a path of one machine: make it relative, or a flag"
	mine := []string{here()}
	// The folder around the repository too, unless it is one every machine has.
	if around := filepath.Dir(here()); around != "/" && around != os.TempDir() && around != "/usr/src" && around != "/srv" && around != "/opt" {
		mine = append(mine, around+"/")
	}
	found := []finding{}
	for _, f := range s.files {
		for i, line := range strings.Split(f.text, "\n") {
			bad := homes.MatchString(line)
			for _, dir := range mine {
				bad = bad || strings.Contains(line, dir)
			}
			if bad {
				found = append(found, finding{f.path, i + 1, do})
			}
		}
	}
	return found
}
