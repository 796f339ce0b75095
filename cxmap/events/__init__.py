"""Event logs of real customers → facts that a map can be held against. The only room that imports a database."""
