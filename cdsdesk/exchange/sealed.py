"""A package behind a password: AES-256 in GCM over its bytes, the key made of the password by scrypt (RFC 7914)."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from cdsdesk.errors import InputError, WrongPasswordError
from cdsdesk.vietnamese.text import clean_line

HEAD = b"cdsdesk-sealed-1\n"
_SALT, _NONCE, _KEY = 16, 12, 32
# About a tenth of a second and 32 MB for each guess.
_COST, _BLOCK, _LANES = 2**15, 8, 1
_TAG = 16


def is_sealed(head: bytes) -> bool:
    """Say whether a file that begins so is a package behind a password."""
    return head.startswith(HEAD)


def seal(data: bytes, password: str) -> bytes:
    """Return a package that only opens with the password; each time other bytes."""
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    return HEAD + salt + nonce + AESGCM(_key(password, salt)).encrypt(nonce, data, HEAD)


def unseal(data: bytes, password: str, where: str) -> bytes:
    """Return the package inside. Raises WrongPasswordError, also for a changed file, InputError."""
    body = data[len(HEAD) :]
    if len(body) < _SALT + _NONCE + _TAG:
        raise InputError("Gói bị hỏng, không đọc được", where, "hãy xin nơi gửi gửi lại gói")
    salt, nonce, rest = body[:_SALT], body[_SALT : _SALT + _NONCE], body[_SALT + _NONCE :]
    try:
        return AESGCM(_key(password, salt)).decrypt(nonce, rest, HEAD)
    except InvalidTag as error:
        raise WrongPasswordError("Mật khẩu không đúng hoặc gói đã bị thay đổi", where, "hãy hỏi lại nơi gửi") from error


def _key(password: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=_KEY, n=_COST, r=_BLOCK, p=_LANES).derive(clean_line(password).encode())
