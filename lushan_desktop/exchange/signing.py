"""The key with which a replica signs its packages, and what a person compares of it."""

from hashlib import sha256
from typing import TYPE_CHECKING

from lushan_desktop.storage import settings
from lushan_desktop.storage.store import Store

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_KEY = "signing_key:"
_ABOUT = b"lushan-desktop package 1\n"


def own_key(store: Store) -> "Ed25519PrivateKey":
    """The key of this replica, drawn when it is first needed; a replica that is drawn anew has another."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    name = f"{_KEY}{store.replica}"
    with store.read() as session:
        held = settings.value(session.connection(), name)
    if held:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(held))
    key = Ed25519PrivateKey.generate()
    with store.writing() as connection:
        settings.keep(connection, {name: key.private_bytes_raw().hex()})
    return key


def public(key: "Ed25519PrivateKey") -> str:
    return key.public_key().public_bytes_raw().hex()


def sign(key: "Ed25519PrivateKey", manifest: bytes) -> bytes:
    return key.sign(_ABOUT + manifest)


def is_signed(public_key: str, manifest: bytes, signature: bytes) -> bool:
    """Return True if who holds this key has signed the manifest."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, _ABOUT + manifest)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: str) -> str:
    """Eight groups of four signs, to be compared by eye or on the telephone."""
    digest = sha256(bytes.fromhex(public_key)).hexdigest()[:32].upper()
    return " ".join(digest[place : place + 4] for place in range(0, 32, 4))
