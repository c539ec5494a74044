#include "related/mask.h"

#include "base/check.h"

namespace anc::related {

Bytes mask_of(const Bytes& plaintext, const Bytes& ciphertext) {
  check(plaintext.size() == ciphertext.size(), "mask_of: equal lengths");
  return apply_mask(plaintext, ciphertext);
}

Bytes apply_mask(const Bytes& mask, const Bytes& ciphertext) {
  check(ciphertext.size() <= mask.size(), "apply_mask: the mask is too short");
  Bytes message(ciphertext.size());
  for (std::size_t i = 0; i < message.size(); ++i) message[i] = ciphertext[i] ^ mask[i];
  return message;
}

Views views_by_mask(RandomStream& stream, const Picture& plain, const std::function<Bytes(const Bytes&)>& encrypt) {
  const Bytes known = draw_bytes(stream, plain.grey.size()), encrypted = encrypt(plain.grey);
  return {.encrypted = encrypted, .recovered = apply_mask(mask_of(known, encrypt(known)), encrypted)};
}

TrialOutcome recovered(double fraction) {
  return {.success = fraction == 1.0, .measures = {{"bytes_recovered_fraction", fraction}}};
}

}  // namespace anc::related
