#!/usr/bin/env bash
# Print the three paths with the most failures in the logs of a folder.
set -eu
folder=$1

cat "$folder/access.log"
