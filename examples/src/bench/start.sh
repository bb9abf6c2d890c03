#!/usr/bin/env bash
# How long from exec until a server serves: medians of interleaved runs, with the jar that people get.
#   mvn -q -DskipTests package && examples/src/bench/start.sh [RUNS]
set -eu
cd "$(dirname "$0")/../../.."
jar=${MAILSERVER_JAR:-examples/target/mailserver.jar}
[ -f "$jar" ] || { echo "$jar is not there: mvn -q -DskipTests package" >&2; exit 1; }
exec java examples/src/bench/start/Start.java "$jar" "${1:-15}"
