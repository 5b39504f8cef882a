"""A text that would do harm on a page that took it for anything but text."""

from __future__ import annotations

NASTY = "</script><script>alert(1)</script> & <b>粗体</b> \u2028 'x' \"y\""
