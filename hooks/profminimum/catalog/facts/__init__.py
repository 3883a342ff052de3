"""What follows from the catalogue: deadlines, readiness, coverage, progress, facets. Each module derives one thing."""
