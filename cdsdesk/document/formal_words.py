"""The words that every issued document has (Decree 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II)."""

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ADDRESSEES_LABEL = "Kính gửi:"
RECIPIENTS_LABEL = "Nơi nhận:"
LEADER_FIELD, AGENCY_FIELD = "ChuKyLanhDao", "ChuKyCoQuan"
"""The names of the fields that wait for a signature; signing tools know ASCII only."""
