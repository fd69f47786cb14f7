#!/bin/sh
# See that there is a Chromium for the browser tests. Installs Debian's package where that is allowed, and otherwise says what is missing.
set -eu
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then run=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo -n"
  else run="no"; fi
  if [ "$run" != no ]; then
    echo "Installing Chromium for the browser tests"
    $run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
  fi
fi
echo "The browser tests need Chromium, and it cannot be installed from here."
echo "Install it first:  sudo apt install chromium"
exit 1
