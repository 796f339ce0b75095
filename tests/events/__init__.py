"""Measuring: the golden log by hand, a reference without SQL, and what users rely on."""
