"""A process that runs updates one by one: see ``kg.serve.standing``.

Each update is made on a copy of the build folder, so that a kill changes nothing.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from kg.errors import BuildError, KgError, QueryError
from kg.resources import resource
from kg.serve.standing import keep, limit_memory, say_standing, serve
from kg.store.edit import TooLateError, update


def answer(build: Path, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Header of the answer to a job: ``update`` and the ``seconds`` that it may take."""
    try:
        update(build, job["update"], resource("ontology"), time.monotonic() + job["seconds"])
    except TooLateError as error:
        return {"status": 503, "message": str(error)}, b""
    except QueryError as error:
        return {"status": 400, "message": str(error)}, b""
    except BuildError as error:
        return {"status": 503, "message": str(error)}, b""
    except (KgError, OSError) as error:
        return {"status": 500, "message": f"the store cannot be changed: {error}"}, b""
    return {"status": 200, "media": "text/plain"}, b""


def main() -> int:
    """Say that it stands, and run updates until the input ends."""
    build, memory = Path(sys.argv[1]), int(sys.argv[2])
    if say_standing({"status": 200}):
        limit_memory(memory)
        serve(lambda job: answer(build, job))
    return 0


if __name__ == "__main__":
    sys.exit(keep(main))
