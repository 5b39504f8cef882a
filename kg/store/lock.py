"""A lock beside a folder: held by one process at a time, let go by the system when that process dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class FolderLock:
    """The lock ``.<name>.lock`` in the parent of a folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder.parent / f".{folder.name}.lock"
        self._handle: int | None = None

    def acquire(self) -> bool:
        """Take the lock; false when another process or another lock of this process holds it."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        if _try_lock(handle) and self._still_there(handle):
            self._handle = handle
            return True
        os.close(handle)
        return False

    def release(self) -> None:
        """Let go and remove the file; nothing happens when the lock is not held."""
        if self._handle is None:
            return
        if sys.platform != "win32":  # there an open file cannot be removed; one empty file stays
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None

    def _still_there(self, handle: int) -> bool:
        """Was the file not removed by its last holder between our opening and our locking it?"""
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except FileNotFoundError:
            return False
