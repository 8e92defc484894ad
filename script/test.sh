#!/usr/bin/env bash
# Everything the build server checks, in the order in which it is cheapest to
# fail. The whole output of the tests is left in artefacten/test.log; here only
# one line per package and the failures are shown.
set -euo pipefail
cd "$(dirname "$0")/.."
started=$SECONDS
mkdir -p artefacten

# show lets one line per package through, and the first of the failures. The
# shell itself reads line by line; awk may hold its input back until the end.
show() {
  local shown=0 line
  while IFS= read -r line; do
    case "$line" in
      ok[[:blank:]]* | FAIL[[:blank:]]*) printf '%s\n' "$line" ;;
      *'[no test files]'*) ;;
      *)
        shown=$((shown + 1))
        if [ "$shown" -le 300 ]; then printf '%s\n' "$line"; fi
        if [ "$shown" -eq 301 ]; then echo "… the rest stands in artefacten/test.log"; fi
        ;;
    esac
  done
}

step() { printf '\n== %s\n' "$*"; }

step "PostgreSQL and Chromium"
./script/setup-test.sh
echo "present"

step "formatting"
unformatted=$(git ls-files -co --exclude-standard '*.go' | grep -v '_templ\.go$' | xargs gofmt -l)
if [ -n "$unformatted" ]; then
  printf 'not formatted (run: make fmt):\n%s\n' "$unformatted" >&2
  exit 1
fi
echo "fine"

step "generated templates are up to date"
sums() { find . -name '*_templ.go' -not -path './.git/*' -exec sha256sum {} + | sort -k 2; }
before=$(sums)
go tool templ generate >artefacten/templ.log 2>&1 || { tail -n 30 artefacten/templ.log >&2; exit 1; }
if [ "$before" != "$(sums)" ]; then
  echo "these did not match their .templ file; they do now, commit them:" >&2
  diff <(echo "$before") <(sums) | awk '/^>/ {print "  " $3}' | head -n 20 >&2
  exit 1
fi
echo "fine"

step "go vet"
go vet ./... 2>&1 | head -n 60
echo "fine"

step "go test"
set +e
go test -count=1 -p 3 -timeout 40m ./... 2>&1 | tee artefacten/test.log | show
status=${PIPESTATUS[0]}
set -e

# Readers of files and replies meet whatever people send: each gets a few seconds of odd input. Go before 1.27 sometimes takes the end
# of that time for a failure (go.dev/issue/75804); a real one writes its input down. So only then, and at most twice, it is done again.
odd_input() {
  for _ in 1 2 3; do
    go test -run '^$' -fuzz "^$2\$" -fuzztime 4s -fuzzminimizetime 20x "./$1" >artefacten/fuzz.log 2>&1 && return 0
    grep -q 'context deadline exceeded' artefacten/fuzz.log && ! grep -q 'Failing input written' artefacten/fuzz.log || return 1
  done
  return 1
}
step "odd input for every reader"
while read -r package target; do
  if odd_input "$package" "$target"; then
    echo "ok $target"
  else
    tail -n 40 artefacten/fuzz.log
    status=1
  fi
done <<'TARGETS'
tabular FuzzTabular
tabular FuzzXLSX
tabular FuzzODS
tabular FuzzStatLine
tabular FuzzTyped
tabular FuzzRecodings
tabular FuzzOwnAreas
cbs FuzzPage
cbs FuzzOData3
cbs FuzzOData4
geo FuzzRead
figure FuzzParsePeriod
figure FuzzParseReading
kompas FuzzActivityList
kompas FuzzFileKind
TARGETS

step "result after $((SECONDS - started)) s"
passed=$(grep -c '^ok' artefacten/test.log || true)
failed=$(grep -c '^FAIL[[:space:]]' artefacten/test.log || true)
echo "$passed packages passed, $failed failed"
tail -n 3 artefacten/test.log
exit "$status"
