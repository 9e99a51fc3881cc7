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

total=0
for file in $(find "$folder" -type f); do
  total=$((total + $(stat -c %s "$file" 2>/dev/null || echo 0)))
done

files=0
bytes=0
for file in $(find "$folder" -type f -printf '%T@ %p\n' | sort -n | cut -d ' ' -f 2-); do
  [ $((total - bytes)) -gt "$limit" ] || break
  [[ $file == *.keep ]] && continue
  size=$(stat -c %s "$file" 2>/dev/null || echo 0)
  [ "$dry" = yes ] || rm -f -- "$file"
  files=$((files + 1))
  bytes=$((bytes + size))
done

echo "removed $files files, $bytes bytes"
[ $((total - bytes)) -le "$limit" ]
