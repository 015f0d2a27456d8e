#!/bin/sh
# Installs the browser that the page's browser test drives. Debian and Ubuntu; needs root. Chinese fonts for the screenshots.
set -eu
if command -v chromium >/dev/null 2>&1; then
  echo "Chromium is there: $(command -v chromium)"
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "Cannot install Chromium: root is needed. Run: sudo $0. Nothing was changed." >&2
  exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "Cannot install Chromium: no apt-get here. Install Chromium by hand and set CITYLAKE_CHROMIUM to its path. Nothing was changed." >&2
  exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-noto-cjk
echo "Chromium is there: $(command -v chromium)"
