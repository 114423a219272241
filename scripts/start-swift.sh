#!/bin/sh
# Starts OpenStack Swift with its S3 interface on this machine, for trying the S3 store against a
# service that somebody else wrote. Needs root and, once, the packages:
#
#   apt-get install --no-install-recommends swift-proxy swift-account swift-container swift-object swift
#
# usage: scripts/start-swift.sh <empty folder> [port]      then: node scripts/try-s3.ts <port>
# It runs in the foreground until Ctrl-C; nothing outside the folder is written.
set -eu
folder=$(realpath "$1")
port=${2:-6400}
mkdir -p "$folder/node/d1" "$folder/etc"
cd "$folder/etc"
export SWIFT_CONF_DIR="$folder/etc"

cat > swift.conf <<CONF
[swift-hash]
swift_hash_path_suffix = try
swift_hash_path_prefix = try
[storage-policy:0]
name = only
default = yes
CONF

for kind in account container object; do
  case $kind in account) offset=1 ;; container) offset=2 ;; object) offset=3 ;; esac
  cat > $kind-server.conf <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $((port + offset))
devices = $folder/node
mount_check = false
user = swift
swift_dir = $folder/etc
workers = 1
log_level = WARNING
[pipeline:main]
pipeline = $kind-server
[app:$kind-server]
use = egg:swift#$kind
CONF
  [ -f $kind.builder ] || {
    swift-ring-builder $kind.builder create 4 1 1 > /dev/null
    swift-ring-builder $kind.builder add r1z1-127.0.0.1:$((port + offset))/d1 1 > /dev/null
    swift-ring-builder $kind.builder rebalance > /dev/null
  }
done

cat > proxy-server.conf <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $port
user = swift
swift_dir = $folder/etc
workers = 1
log_level = WARNING
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats s3api tempauth bulk slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
CONF

chown -R swift "$folder"
chmod a+rx "$folder"
for kind in object container account; do swift-$kind-server $kind-server.conf & done
swift-proxy-server proxy-server.conf &
trap 'kill $(jobs -p) 2> /dev/null' INT TERM EXIT
wait
