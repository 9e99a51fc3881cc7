#!/usr/bin/env bash
# Print the three paths with the most failures in the logs of a folder.
set -eu
folder=$1
export LC_ALL=C

zcat -f -- "$folder"/access.log* |
  awk 'NF == 5 && $4 ~ /^5[0-9][0-9]$/ { sub(/\?.*/, "", $3); failed[$3]++ }
       END { for (path in failed) print failed[path], path }' |
  sort -k1,1nr -k2,2 |
  head -n 3
