#!/bin/sh
# Domains for no-indicators.tsv: those that at least three of five rankings have among their first, of the warning lists
# of MISP in a folder. Usage: no-indicators.sh WARNINGLISTS_DIR
set -eu
for list in alexa cisco_top1000 cloudflare-top1k moz-top500 tranco10k; do
  gzip -dc "$1/$list.json.gz" | jq -r '.list[]' | sed 's/^\.//' | grep -E '^[a-z0-9_-]+(\.[a-z0-9_-]+)+$' | LC_ALL=C sort -u
done | LC_ALL=C sort | uniq -c | awk '$1 >= 3 { print "domain\t" $2 "\tcommon domain" }'
