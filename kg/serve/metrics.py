"""What the service has done, in the text format of Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from kg.serve.pool import Pool

_STEPS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)


class Metrics:
    """Counts requests by route and status, and reads the pool's own tally when it is asked."""

    def __init__(self, pool: Pool, writer: Pool) -> None:
        self.pool, self.writer = pool, writer
        self.registry = CollectorRegistry()
        self.requests = Counter("kg_requests", "Requests answered", ("route", "status"), registry=self.registry)
        self.seconds = Histogram("kg_request_seconds", "Time to answer", ("route",), buckets=_STEPS, registry=self.registry)
        self.queries = Gauge("kg_queries", "Queries so far, by how they ended", ("end",), registry=self.registry)
        self.updates = Gauge("kg_updates", "Updates so far, by how they ended", ("end",), registry=self.registry)
        self.running = Gauge("kg_queries_running", "Queries in work now", registry=self.registry)
        self.evaluation = Gauge("kg_query_seconds", "Time spent on queries", registry=self.registry)

    def seen(self, route: str, status: int, seconds: float) -> None:
        """Note one answered request."""
        self.requests.labels(route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """All metrics now."""
        tally = self.pool.tally
        for end in ("answered", "refused", "timed_out", "turned_away", "died", "slow"):
            self.queries.labels(end).set(getattr(tally, end))
        for end in ("answered", "refused", "timed_out", "turned_away", "died"):
            self.updates.labels(end).set(getattr(self.writer.tally, end))
        self.running.set(self.pool.running)
        self.evaluation.set(tally.seconds)
        return generate_latest(self.registry)
