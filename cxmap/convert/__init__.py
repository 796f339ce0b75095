"""Other people's maps → journeys: one file for each reader, one writer. Tolerant in reading, loud about what it did."""
