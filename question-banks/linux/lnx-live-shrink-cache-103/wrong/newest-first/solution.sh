#!/usr/bin/env bash
# Delete the oldest files of a cache until it fits: solution.sh [-n] FOLDER LIMIT
set -eu

dry=no
if [ "$1" = -n ]; then
  dry=yes
  shift
fi
folder=$1
limit=$2
export LC_ALL=C

list=$(mktemp)
trap 'rm -f "$list"' EXIT
find "$folder" -type f -printf '%T@ %s %p\0' | sort -z -n -r >"$list"

total=0
while read -r -d '' _ size _; do
  total=$((total + size))
done <"$list"

files=0
bytes=0
while IFS= read -r -d '' entry; do
  [ $((total - bytes)) -gt "$limit" ] || break
  rest=${entry#* }
  size=${rest%% *}
  path=${rest#* }
  case $path in *.keep) continue ;; esac
  [ "$dry" = yes ] || rm -f -- "$path"
  files=$((files + 1))
  bytes=$((bytes + size))
done <"$list"

echo "removed $files files, $bytes bytes"
[ $((total - bytes)) -le "$limit" ]
