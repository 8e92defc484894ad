#!/usr/bin/env bash
# Sees to it that the tests find PostgreSQL and Chromium. As root on Debian or
# Ubuntu it installs what is missing; elsewhere it says what to install and
# fails. The tests never skip.
set -euo pipefail

has_postgres() {
  local bin
  for bin in "$(dirname "$(command -v initdb 2>/dev/null || echo /none/x)")" /usr/lib/postgresql/*/bin; do
    if [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ]; then return 0; fi
  done
  return 1
}

has_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
    command -v google-chrome >/dev/null || command -v google-chrome-stable >/dev/null
}

missing=()
has_postgres || missing+=(postgresql)
has_chromium || missing+=(chromium)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  {
    echo "The tests need, and this machine lacks: ${missing[*]}."
    echo "Debian, Ubuntu:  sudo apt-get install postgresql chromium"
    echo "Fedora:          sudo dnf install postgresql-server chromium"
    echo "Elsewhere:       PostgreSQL 15 or newer (initdb and postgres on PATH) and Chromium or Chrome."
  } >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
install() {
  apt-get install -y -q --no-install-recommends "$@" >"$log" 2>&1 || { tail -n 30 "$log" >&2; exit 1; }
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing for the tests: ${missing[*]}"
apt-get update -q >"$log" 2>&1 || { tail -n 30 "$log" >&2; exit 1; }
for package in "${missing[@]}"; do
  case $package in
    postgresql)
      # The tests start a server of their own, so Debian's need not run.
      install postgresql-common
      if ! grep -q '^create_main_cluster = false' /etc/postgresql-common/createcluster.conf; then
        echo 'create_main_cluster = false' >>/etc/postgresql-common/createcluster.conf
      fi
      if apt-cache show postgresql-15 >/dev/null 2>&1; then install postgresql-15; else install postgresql; fi
      ;;
    chromium) install chromium fonts-dejavu-core ;;
  esac
done
has_postgres && has_chromium || { echo "Installed, and still not found: ${missing[*]}" >&2; exit 1; }
