#!/usr/bin/env bash
# Each case fills a cache of its own, runs the solution on it and compares output, status and the files left.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

put() { # put FILE BYTES DAY OF MARCH
  mkdir -p "$(dirname "$1")"
  head -c "$2" /dev/zero >"$1"
  touch -d "2027-03-$3 10:00:00" -- "$1"
}

left() { find "$1" -type f -printf '%P\0' | sort -z | tr '\0' ',' | tr '\n' '|'; }

check() { # check NAME EXPECTED-OUTPUT EXPECTED-STATUS EXPECTED-FILES FOLDER ARGUMENTS...
  local name=$1 want_output=$2 want_status=$3 want_left=$4 folder=$5 output status
  shift 5
  output=$(timeout 20 bash ./solution.sh "$@" 2>"$work/errors")
  status=$?
  if [ "$output" != "$want_output" ] || [ "$status" -ne "$want_status" ] || [ "$(left "$folder")" != "$want_left" ]; then
    failures=$((failures + 1))
    printf 'FAILED: %s\nexpected: %s (status %s), left: %s\ngot:      %s (status %s), left: %s\n' \
      "$name" "$want_output" "$want_status" "$want_left" "$output" "$status" "$(left "$folder")"
    cat "$work/errors"
  fi
}

c=$work/plain
put "$c/new" 1000 20
put "$c/b/oldest" 1000 02
put "$c/a/old" 2000 10
check 'showing what would go deletes nothing' 'removed 2 files, 3000 bytes' 0 'a/old,b/oldest,new,' "$c" -n "$c" 1500
check 'the oldest go first' 'removed 1 files, 1000 bytes' 0 'a/old,new,' "$c" "$c" 3000
check 'a cache that fits stays as it is' 'removed 0 files, 0 bytes' 0 'a/old,new,' "$c" "$c" 3000
check 'until it fits' 'removed 1 files, 2000 bytes' 0 'new,' "$c" "$c" 1000
check 'everything' 'removed 1 files, 1000 bytes' 0 '' "$c" "$c" 0
check 'an empty cache' 'removed 0 files, 0 bytes' 0 '' "$c" "$c" 0
[ -d "$c/a" ] || { failures=$((failures + 1)); echo 'FAILED: folders stay'; }

c="$work/odd names"
put "$c/two words" 100 03
put "$c/two" 100 25
put "$c/-rf" 100 04
put "$c/line
break" 100 05
put "$c/ends with space " 100 06
put "$c/star*" 100 07
put "$c/stars" 100 26
check 'names with spaces, dashes and line breaks' 'removed 5 files, 500 bytes' 0 'stars,two,' "$c" "$c" 200

c=$work/kept
put "$c/a.keep" 500 01
put "$c/b" 500 02
put "$c/c.keep" 500 03
put "$c/d" 500 04
check 'kept files count and stay' 'removed 1 files, 500 bytes' 0 'a.keep,c.keep,d,' "$c" "$c" 1500
check 'a limit that cannot be met' 'removed 1 files, 500 bytes' 1 'a.keep,c.keep,' "$c" "$c" 900
check 'neither can it be shown' 'removed 0 files, 0 bytes' 1 'a.keep,c.keep,' "$c" -n "$c" 900

c=$work/numbers
mkdir -p "$c"
head -c 10 /dev/zero >"$c/nine"
head -c 10 /dev/zero >"$c/ten"
touch -d @900000000 "$c/nine"
touch -d @1000000000 "$c/ten"
check 'times are compared as numbers' 'removed 1 files, 10 bytes' 0 'ten,' "$c" "$c" 10

here=$PWD
cd "$work" || exit 1
mkdir sub && cp "$here/solution.sh" sub/ && cd sub || exit 1
put cache/-x 10 01
check 'a folder given by a relative path' 'removed 1 files, 10 bytes' 0 '' cache cache 0

[ "$failures" -eq 0 ] && echo 'All tests passed.'
exit "$((failures > 0))"
