"""The neural way: a compact encoder-decoder that reads the draft engine's units with their glosses."""
