#!/usr/bin/env bash
set -eu
export LC_ALL=C
zcat -f -- $1/access.log* |
  awk 'NF == 5 && $4 ~ /^5[0-9][0-9]$/ { sub(/\?.*/, "", $3); failed[$3]++ }
       END { for (path in failed) print failed[path], path }' |
  sort -k1,1nr -k2,2 | head -n 3
