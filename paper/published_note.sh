#!/bin/sh
# Which records of a table are published ones and not of this machine: `sh paper/published_note.sh TABLE 'NAME...'`, maybe with no
# name. Appends it to TABLE.txt.tmp and TABLE.tsv, and, as \result{NAME OF TABLE/published}, to TABLE.tex.
set -eu
table=$1 names=$2
printf '\\expandafter\\def\\csname result/%s/published\\endcsname{%s}\n' "${table##*/}" "$(printf '%s' "$names" | sed 's/_/\\_/g; s/ /, /g')" >> "$table.tex"
if [ -n "$names" ]; then
  echo "published, not computed here: $names" >> "$table.txt.tmp"
  echo "# published, not computed here: $names" >> "$table.tsv"
fi
