"""A ``sitecustomize`` that lets no process of Python open a socket: put its folder on PYTHONPATH."""

NO_SOCKET = """
import socket
class Blocked(socket.socket):
    def __init__(self, *arguments, **keywords):
        raise RuntimeError("deskbrief tried to open a socket")
socket.socket = Blocked
socket.create_connection = Blocked
socket.getaddrinfo = Blocked
"""
