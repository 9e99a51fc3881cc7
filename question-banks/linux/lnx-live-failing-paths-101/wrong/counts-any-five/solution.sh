#!/usr/bin/env bash
set -eu
export LC_ALL=C
zcat -f -- "$1"/access.log* | grep -E '5[0-9][0-9]' |
  awk '{ sub(/\?.*/, "", $3); failed[$3]++ } END { for (path in failed) print failed[path], path }' |
  sort -k1,1nr -k2,2 | head -n 3
