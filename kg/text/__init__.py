"""Text of one document: decoding, repair, one normal form with an offset map, sentences, numbers, dates, quantities."""
