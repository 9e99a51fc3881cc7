#!/usr/bin/env bash
# Each case calls the solution on folders of its own. Stand-ins for ln, mv and others look at the link around each call.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

mkdir "$work/tools"
for tool in ln mv rm cp unlink; do
  real=$(command -v "$tool") || continue
  cat >"$work/tools/$tool" <<END
#!/usr/bin/env bash
look() { [ ! -e "\$WATCH.on" ] || [ -e "\$WATCH" ] || : >"\$GAP"; }
look
"$real" "\$@"
status=\$?
look
exit "\$status"
END
  chmod +x "$work/tools/$tool"
done

archive() { # archive FILE TEXT [STATUS OF CHECK]
  local from
  from=$(mktemp -d)
  echo "$2" >"$from/page"
  if [ $# -eq 3 ]; then
    printf '#!/bin/sh\ngrep -q . page || exit 9\nexit %s\n' "$3" >"$from/check"
    chmod +x "$from/check"
  fi
  tar -czf "$1" -C "$from" .
  rm -rf "$from"
}

publish() { # publish ARCHIVE ROOT NUMBER, status in $status
  export WATCH=$2/current GAP=$work/gap
  [ ! -e "$WATCH" ] || : >"$WATCH.on"
  PATH=$work/tools:$PATH bash ./solution.sh "$@" >"$work/output" 2>&1
  status=$?
  rm -f "$WATCH.on"
}

expect() { # expect NAME GOT WANTED
  [ "$2" = "$3" ] && return
  failures=$((failures + 1))
  printf 'FAILED: %s\nexpected: %s\ngot:      %s\n' "$1" "$3" "$2"
}

page() { cat "$1/current/page" 2>/dev/null; }
releases() { ls "$1/releases" 2>/dev/null | sort -n | tr '\n' ' '; }
entries() { ls -A "$1" | sort | tr '\n' ' '; }

archive "$work/good.tgz" good 0
archive "$work/plain.tgz" plain
archive "$work/bad.tgz" bad 1
head -c 60 "$work/good.tgz" >"$work/broken.tgz"

root="$work/a site"
publish "$work/plain.tgz" "$root" 1
expect 'the first release is published' "$status $(page "$root") $(releases "$root")" '0 plain 1 '
publish "$work/good.tgz" "$root" 2
expect 'the next one, with a check' "$status $(page "$root") $(releases "$root")" '0 good 1 2 '
expect 'nothing else is left behind' "$(entries "$root")" 'current releases '

publish "$work/bad.tgz" "$root" 3
expect 'a failing check changes nothing' "$((status != 0)) $(page "$root") $(releases "$root")$(entries "$root")" \
  '1 good 1 2 current releases '
publish "$work/broken.tgz" "$root" 4
expect 'a broken archive changes nothing' "$((status != 0)) $(page "$root") $(releases "$root")$(entries "$root")" \
  '1 good 1 2 current releases '
publish "$work/plain.tgz" "$root" 2
expect 'an existing number is refused' "$((status != 0)) $(page "$root") $(cat "$root/releases/2/page")" '1 good good'

cat >"$work/spy" <<END
#!/bin/sh
cat "$work/spied/current/page" >"$work/seen"
exit 0
END
mkdir "$work/spying"
cp "$work/spy" "$work/spying/check"
echo new >"$work/spying/page"
chmod +x "$work/spying/check"
tar -czf "$work/spy.tgz" -C "$work/spying" .
publish "$work/plain.tgz" "$work/spied" 1
publish "$work/spy.tgz" "$work/spied" 2
expect 'the check runs before the switch' "$(cat "$work/seen") $(page "$work/spied")" 'plain new'

root="$work/many"
for number in 8 9 10 11; do
  archive "$work/n.tgz" "page $number"
  publish "$work/n.tgz" "$root" "$number"
done
expect 'three are kept, by number' "$(page "$root") of $(releases "$root")" 'page 11 of 9 10 11 '
archive "$work/n.tgz" 'page 5'
publish "$work/n.tgz" "$root" 5
expect 'the one in use is never removed' "$(page "$root") of $(releases "$root")" 'page 5 of 5 9 10 11 '

[ -e "$work/gap" ] && expect 'current is never missing' 'missing' 'there'
[ "$failures" -eq 0 ] && echo 'All tests passed.'
exit "$((failures > 0))"
