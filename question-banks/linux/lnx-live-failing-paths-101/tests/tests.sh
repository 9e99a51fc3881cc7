#!/usr/bin/env bash
# Each case makes a folder of logs, runs the solution on it and compares what it prints.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

lines() { # lines COUNT PATH STATUS
  for ((i = 0; i < $1; i++)); do echo "2027-03-01T10:00:00Z GET $2 $3 12"; done
}

check() { # check NAME FOLDER EXPECTED
  local got status
  got=$(bash ./solution.sh "$2")
  status=$?
  if [ "$got" != "$3" ] || [ "$status" -ne 0 ]; then
    failures=$((failures + 1))
    printf 'FAILED: %s\nexpected:\n%s\ngot (status %s):\n%s\n' "$1" "$3" "$status" "$got"
  fi
}

mkdir "$work/plain" "$work/rotated" "$work/odd" "$work/quiet" "$work/with space"

{ lines 10 '/search?q=go' 503; lines 9 /suggest 500; lines 2 /health 200; lines 1 /index 502; lines 1 /admin 599; } \
  >"$work/plain/access.log"
check 'counts as numbers, without the query, three at most' "$work/plain" $'10 /search\n9 /suggest\n1 /admin'

lines 1 /a 500 >"$work/rotated/access.log"
lines 2 /b 500 >"$work/rotated/access.log.1"
lines 3 /a 500 | gzip >"$work/rotated/access.log.2.gz"
check 'plain and compressed files together' "$work/rotated" $'4 /a\n2 /b'

{ lines 2 /ok500 200; lines 1 /real 500; echo '2027-03-01T10:00:00Z GET /short 500'; echo 'x y /word 5xx 1'; echo; } \
  >"$work/odd/access.log"
check 'odd lines and a 5 elsewhere do not count' "$work/odd" '1 /real'

lines 3 /fine 200 >"$work/quiet/access.log"
check 'no failures, no output, status 0' "$work/quiet" ''

lines 1 /spaced 500 >"$work/with space/access.log"
check 'a folder with a space in its name' "$work/with space" '1 /spaced'

[ "$failures" -eq 0 ] && echo 'All tests passed.'
exit "$((failures > 0))"
