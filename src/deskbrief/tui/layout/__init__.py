"""Where everything on the desk stands: columns, the lines of each cell, heights. Knows no widget."""
