#!/usr/bin/env bash
# Publish an archive as a release below ROOT/releases and let ROOT/current lead to it.
set -eu
archive=$1
root=$2
number=$3

mkdir -p "$root/releases/$number"
tar -xzf "$archive" -C "$root/releases/$number"
