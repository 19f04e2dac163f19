"""``deskbrief models``: the catalogue, and which of it works now."""
