"""Pictures of real terminals: each is started on a virtual screen, runs a command, and is photographed."""
