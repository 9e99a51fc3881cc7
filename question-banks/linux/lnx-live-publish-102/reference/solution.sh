#!/usr/bin/env bash
# Publish an archive as a release below ROOT/releases and let ROOT/current lead to it.
set -eu
archive=$1
root=$2
number=$3
release=$root/releases/$number

if [ -e "$release" ]; then
  echo "Release $number exists already." >&2
  exit 1
fi

mkdir -p "$root/releases"
fresh=$(mktemp -d "$root/new.XXXXXX")
next=$root/next.$$
# Until the switch every way out takes back what was made.
made=("$fresh" "$next")
trap 'rm -rf "${made[@]}"' EXIT
chmod 755 "$fresh"

tar -xzf "$archive" -C "$fresh"
if [ -x "$fresh/check" ]; then
  (cd "$fresh" && ./check)
fi

mv -T "$fresh" "$release"
made+=("$release")
ln -s "releases/$number" "$next"
mv -T "$next" "$root/current"
trap - EXIT

ls "$root/releases" | grep -E '^[0-9]+$' | sort -n | head -n -3 |
  while read -r old; do
    [ "$old" = "$number" ] || rm -rf "$root/releases/$old"
  done
