#!/bin/sh
# Refreshes the third-party browser files. Only needed when a version below changes:
# the result is committed, so building and running need neither Node nor a network.
# Needs: npm (for `npm pack` only; nothing is installed and no package script runs).
# After a change: run this, read the diff, run the tests of web/asset and web/ui.
set -eu

nlds_packages='
@nl-design-system-candidate/button-css@1.1.0:dist/button.css
@nl-design-system-candidate/heading-css@1.1.3:dist/heading.css
@nl-design-system-candidate/link-css@2.0.3:dist/link.css
@nl-design-system-candidate/paragraph-css@2.1.3:dist/paragraph.css
@nl-design-system-candidate/skip-link-css@1.0.5:dist/skip-link.css
@nl-design-system-candidate/data-badge-css@1.0.5:dist/data-badge.css
@nl-design-system-candidate/number-badge-css@1.1.5:dist/number-badge.css
@nl-design-system-candidate/mark-css@1.0.5:dist/mark.css
@utrecht/textbox-css@4.0.1:dist/index.min.css
@utrecht/textarea-css@4.0.1:dist/index.min.css
@utrecht/select-css@3.0.1:dist/index.min.css
@utrecht/form-label-css@3.0.1:dist/index.min.css
@utrecht/form-field-css@3.0.1:dist/index.min.css
@utrecht/table-css@3.0.1:dist/index.min.css
@utrecht/radio-button-css@3.0.1:dist/index.min.css
@utrecht/checkbox-css@3.0.1:dist/index.min.css
@utrecht/alert-css@4.0.2:dist/index.min.css
'
tokens=@nl-design-system-unstable/voorbeeld-design-tokens@7.4.1
htmx=htmx.org@4.0.1
sans=@fontsource-variable/atkinson-hyperlegible-next@5.3.0
serif=@fontsource-variable/source-serif-4@5.3.1
axe=axe-core@4.14.1

cd "$(dirname "$0")/.."
vendor=web/asset/vendor
test_assets=internal/browsertest
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# unpack PACKAGE@VERSION: fetches it and prints the folder it stands in.
unpack() {
	folder="$work/$(printf %s "$1" | tr '/@' '__')"
	if [ ! -d "$folder" ]; then
		mkdir -p "$folder"
		archive=$(cd "$work" && npm pack --silent --ignore-scripts "$1")
		tar -xzf "$work/$archive" -C "$folder" --strip-components 1
	fi
	printf %s "$folder"
}

# without_map FILE: the file without its pointer to a source map, which we do not ship.
without_map() { sed 's|/\*# sourceMappingURL=[^*]*\*/||' "$1"; }

rm -rf "$vendor"
mkdir -p "$vendor/font" "$vendor/licence" "$test_assets"

# 1. Component CSS, unmodified, in one file.
{
	echo '/* Unmodified component CSS of NL Design System packages, each under EUPL-1.2 (licence/EUPL-1.2.md).'
	echo '   Copyright (c) NL Design System Community; Frameless B.V.; Gemeente Utrecht. */'
	for entry in $nlds_packages; do
		package=${entry%:*}
		echo "/* $package */"
		without_map "$(unpack "$package")/${entry##*:}"
		echo
	done
} > "$vendor/nlds.css"

# 2. The coupling of component tokens to the common --basis-* tokens: of the theme file only what
#    the CSS above uses, and what those tokens use in turn.
theme="$(unpack "$tokens")/dist/theme.css"
names() { grep -oE -e '--[A-Za-z0-9_-]+' "$1" | grep -v '^--basis-' | sort -u; } # --basis-*: ours
names "$vendor/nlds.css" > "$work/wanted"
while :; do
	awk 'NR == FNR { wanted[$1]; next }
	     match($0, /^ *--[a-z0-9-]+:/) { name = substr($0, RSTART, RLENGTH - 1); gsub(/ /, "", name); if (name in wanted) print }' \
		"$work/wanted" "$theme" > "$work/kept"
	{ cat "$work/wanted"; names "$work/kept"; } | sort -u > "$work/more"
	cmp -s "$work/wanted" "$work/more" && break
	mv "$work/more" "$work/wanted"
done
{
	echo "/* Component tokens -> common (--basis-*) tokens: a selection of $tokens, EUPL-1.2 (licence/EUPL-1.2.md).
   The values of --basis-* themselves are our own theme. */"
	echo '.kompas-thema {'
	sed 's/^ *//' "$work/kept" | LC_ALL=C sort
	echo '}'
} > "$vendor/nlds-koppeling.css"

# 3. htmx.
cp "$(unpack $htmx)/dist/htmx.min.js" "$vendor/htmx.min.js"

# 4. Fonts: upright, latin and latin-ext, with the unicode ranges of the packages.
{
	echo '/* Fonts under OFL-1.1: licence/OFL-1.1-*.txt. */'
	for font in "$sans atkinson-hyperlegible-next" "$serif source-serif-4"; do
		folder=$(unpack "${font% *}")
		name=${font#* }
		for subset in latin-ext latin; do
			cp "$folder/files/$name-$subset-wght-normal.woff2" "$vendor/font/$name-$subset.woff2"
			awk -v start="/* $name-$subset-wght-normal */" 'index($0, start) == 1 { on = 1 } on { print } on && /^}/ { exit }' "$folder/wght.css" |
				sed -e "s|url(./files/$name-$subset-wght-normal.woff2)|url($name-$subset.woff2)|" -e "s/ Variable'/'/" -e "s/woff2-variations/woff2/" -e 's/^}.*/}/'
		done
	done
} > "$vendor/fonts.css"

# 5. axe-core: only for the browser tests, never in the binary.
cp "$(unpack $axe)/axe.min.js" "$test_assets/axe.min.js"
cp "$(unpack $axe)/LICENSE" "$test_assets/axe-LICENSE.txt"
cp "$(unpack $axe)/LICENSE-3RD-PARTY.txt" "$test_assets/axe-LICENSE-3RD-PARTY.txt"

# 6. Licences and the list.
first=$(printf '%s\n' $nlds_packages | head -n 1)
cp "$(unpack "${first%:*}")/LICENSE.md" "$vendor/licence/EUPL-1.2.md"
cp "$(unpack $sans)/LICENSE" "$vendor/licence/OFL-1.1-atkinson-hyperlegible-next.txt"
cp "$(unpack $serif)/LICENSE" "$vendor/licence/OFL-1.1-source-serif-4.txt"
cp "$(unpack $htmx)/LICENSE" "$vendor/licence/0BSD-htmx.txt"
row() { printf '| %s | %s | %s | %s |\n' "${1%@*}" "${1##*@}" "$2" "$3"; }
{
	echo '# Third-party browser files'
	echo
	echo 'Written by `script/vendor.sh`; do not edit by hand. Licence texts stand in `licence/`.'
	echo
	echo '| package | version | licence | file |'
	echo '| --- | --- | --- | --- |'
	for entry in $nlds_packages; do row "${entry%:*}" EUPL-1.2 'nlds.css (unmodified, joined)'; done
	row "$tokens" EUPL-1.2 'nlds-koppeling.css (selection)'
	row "$htmx" 0BSD htmx.min.js
	row "$sans" OFL-1.1 'font/atkinson-hyperlegible-next-*.woff2, fonts.css'
	row "$serif" OFL-1.1 'font/source-serif-4-*.woff2, fonts.css'
	row "$axe" MPL-2.0 'internal/browsertest/axe.min.js (tests only, not in the binary)'
} > "$vendor/THIRD-PARTY.md"
echo "refreshed $vendor and $test_assets/axe.min.js"
