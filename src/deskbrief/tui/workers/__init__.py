"""What runs beside the screen, in threads: it touches neither widgets nor the desk, but sends messages."""
