package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"
)

const description = `Kwaliteitskompas: gaat het beter met inwoners?

Elke optie kan ook als omgevingsvariabele: --listen is KOMPAS_LISTEN. Een geheim kan ook in een bestand staan: KOMPAS_DATABASE_FILE=/run/secrets/database.`

// dutchHelpFlag puts the one help text that kong writes itself into Dutch.
func dutchHelpFlag(k *kong.Kong) error {
	k.Model.HelpFlag.Help = "Toon deze uitleg."
	return nil
}

// dutchMistake says in Dutch what is wrong with the arguments, and where the explanation is.
func dutchMistake(err error) string {
	text := strings.NewReplacer("unknown flag", "onbekende optie", "unexpected argument", "onbekend woord", "missing flags:", "deze optie ontbreekt:",
		"expected one of", "verwacht wordt één van", "expected", "verwacht wordt", "must be one of", "moet één zijn van", "but got", "maar is",
		"exists but is a directory", "is een map", "no such file or directory", "dat bestand is er niet", "did you mean", "bedoelt u").Replace(err.Error())
	command := ""
	if parse, ok := errors.AsType[*kong.ParseError](err); ok && parse.Context != nil {
		command = parse.Context.Command() + " "
	}
	return text + "\nUitleg: kompas " + command + "--help"
}

// dutchHelp prints kong's help with its headings in Dutch.
func dutchHelp(options kong.HelpOptions, ctx *kong.Context) error {
	var b bytes.Buffer
	to := ctx.Stdout
	ctx.Stdout = &b
	err := kong.DefaultHelpPrinter(options, ctx)
	ctx.Stdout = to
	if err != nil {
		return err
	}
	text := strings.NewReplacer("Usage: ", "Gebruik: ", "Flags:\n", "Opties:\n", "Commands:\n", "Opdrachten:\n", "Arguments:\n", "Gegevens:\n",
		"[flags]", "[opties]", "<command>", "<opdracht>", " for more information on a command.", " geeft uitleg over een opdracht.",
		"Run \"", "\"").Replace(b.String())
	_, err = io.WriteString(to, text)
	return err
}

// secretFiles reads a flag marked as secret from the file that KOMPAS_…_FILE names, so that no secret has to stand in
// the environment.
func secretFiles(lookup func(string) (string, bool)) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		if !flag.Tag.Has("secret") {
			return nil, nil
		}
		for _, name := range flag.Envs {
			path, ok := lookup(name + "_FILE")
			if !ok {
				continue
			}
			if _, both := lookup(name); both {
				return nil, fmt.Errorf("%s en %s_FILE staan er allebei: kies er één", name, name)
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return nil, fmt.Errorf("%s_FILE: %w", name, err)
			}
			return strings.TrimSpace(string(content)), nil
		}
		return nil, nil
	})
}
