#include "related/perceptron/attack.h"

#include "base/check.h"

namespace anc::related::perceptron {

EquivalentKey equivalent_key(const Bytes& plaintext, const Bytes& ciphertext) {
  check(plaintext.size() == ciphertext.size(), "equivalent_key: equal lengths");
  EquivalentKey key = {.signs = Bytes(plaintext.size())};
  for (std::size_t i = 0; i < plaintext.size(); ++i) key.signs[i] = plaintext[i] ^ ciphertext[i];
  return key;
}

Bytes decrypt_with(const EquivalentKey& key, const Bytes& ciphertext) {
  check(ciphertext.size() <= key.signs.size(), "decrypt_with: the known pair is too short");
  Bytes message(ciphertext.size());
  for (std::size_t i = 0; i < message.size(); ++i) message[i] = ciphertext[i] ^ key.signs[i];
  return message;
}

}  // namespace anc::related::perceptron
