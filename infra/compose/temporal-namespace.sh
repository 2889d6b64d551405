#!/bin/sh
# Creates the namespace and the search attributes that Alongside's workflows carry. Safe to repeat.
set -eu
: "${TEMPORAL_ADDRESS:?}" "${TEMPORAL_NAMESPACE:?}"

patiently() {
  attempt=1
  until "$@"; do
    [ "$attempt" -ge 30 ] && return 1
    attempt=$((attempt + 1))
    sleep 2
  done
}

patiently temporal operator cluster health --address "$TEMPORAL_ADDRESS"

# Closed workflows are kept for 30 days; the record keeps everything for good.
temporal operator namespace describe --address "$TEMPORAL_ADDRESS" --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --address "$TEMPORAL_ADDRESS" --namespace "$TEMPORAL_NAMESPACE" --retention 30d

registered() {
  temporal operator search-attribute list --address "$TEMPORAL_ADDRESS" --namespace "$TEMPORAL_NAMESPACE" | grep -qw "$1"
}

register() {
  registered "$1" ||
    temporal operator search-attribute create --address "$TEMPORAL_ADDRESS" --namespace "$TEMPORAL_NAMESPACE" \
      --name "$1" --type Keyword
}

for name in AlongsideOrganisation AlongsideTemplate AlongsideStep AlongsideWaitingFor; do
  patiently register "$name"
done
