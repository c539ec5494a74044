#include "cipher/explanation.h"

#include <algorithm>

#include "cipher/algorithm1.h"
#include "cipher/notation.h"
#include "cipher/secrecy.h"
#include "cipher/verdict.h"
#include "gf2/elimination.h"

namespace anc::cipher {
namespace {

std::string picture_of(const gf2::Matrix& half, int row) {
  std::string picture;
  for (int i = 0; i < half.columns(); ++i) picture += half.at(row, i) ? '#' : '.';
  return picture;
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string picture(const LinearCipher& cipher) {
  const auto bits = static_cast<std::size_t>(cipher.message_bits());
  const std::vector<std::string> sums = formula(cipher);
  const std::size_t label = std::to_string(cipher.message_bits() - 1).size() + 3;
  std::string text = "  " + padded("", label) + padded("p", bits) + "  k\n";
  for (int j = 0; j < cipher.message_bits(); ++j) {
    text += "  " + padded("c" + std::to_string(j), label) + picture_of(cipher.a, j) + "  " + picture_of(cipher.b, j) +
            "  = " + sums[static_cast<std::size_t>(j)] + "\n";
  }
  return text;
}

// "c1, c4": the ciphertext bits that hold.
template <typename Predicate>
std::string list_of_bits(const LinearCipher& cipher, Predicate holds) {
  std::string list;
  for (int j = 0; j < cipher.message_bits(); ++j) {
    if (holds(j)) list += (list.empty() ? "c" : ", c") + std::to_string(j);
  }
  return list;
}

std::string secrecy_in_words(const LinearCipher& cipher, const Verdict& verdict) {
  if (verdict.leaked_bits > 0) {
    std::string text = "Not secret: " + std::to_string(verdict.leaked_bits) +
                       (verdict.leaked_bits == 1 ? " bit leaks" : " bits leak") +
                       ", since the key cancels in these sums of ciphertext bits:\n";
    for (const std::string& equation : leaked_equations(cipher)) text += "  " + equation + "\n";
    return text;
  }
  std::string text = "Nothing leaks: no sum of ciphertext bits is free of the key and tells of the message.\n";
  if (verdict.one_time_pad)
    return text + "Every ciphertext bit has a key bit of its own: the one-time pad of the paper.\n";
  if (verdict.perfectly_secret) {
    text += "It is the one-time pad under a mixed key, B k with B invertible: several key bits mask " +
            list_of_bits(cipher, [&](int j) { return cipher.b.row_weight(j) > 1; }) + ".\n";
  }
  return text;
}

}  // namespace

std::vector<std::string> leaked_equations(const LinearCipher& cipher) {
  check_shape(cipher);
  const gf2::Matrix keyless = gf2::kernel_basis(gf2::transpose(cipher.b));
  const gf2::Matrix sums = gf2::row_space_basis(gf2::hstack(keyless * cipher.a, keyless));
  const gf2::Matrix message = gf2::column_range(sums, 0, cipher.message_bits());
  const gf2::Matrix ciphertext = gf2::column_range(sums, cipher.message_bits(), cipher.message_bits());
  std::vector<std::string> equations;
  for (int row = 0; row < sums.rows(); ++row) {
    if (message.row_is_zero(row)) continue;
    equations.push_back(sum_of(message, row, "p") + " = " + sum_of(ciphertext, row, "c"));
  }
  return equations;
}

std::string bob_fails_on(const LinearCipher& cipher) {
  check_shape(cipher);
  const gf2::Matrix message = cipher.a * cipher.a + gf2::Matrix::identity(cipher.message_bits());
  const gf2::Matrix key = cipher.a * cipher.b + cipher.b;
  for (const auto& [wrong, name] : {std::pair{gf2::transpose(message), "p"}, std::pair{gf2::transpose(key), "k"}}) {
    for (int i = 0; i < wrong.rows(); ++i) {
      if (!wrong.row_is_zero(i)) return name + std::to_string(i);
    }
  }
  return {};
}

std::string explanation(const LinearCipher& cipher) {
  const Verdict verdict = judge(cipher);
  std::string text = picture(cipher);
  if (verdict.communicates) {
    text += "Bob recovers every message: encrypting twice with the same key gives it back (A A = I, A B = B).\n";
  } else {
    text += "Bob fails, for instance where " + bob_fails_on(cipher) + " alone is 1 of all message and key bits.\n";
  }
  if (verdict.dead_bits > 0) {
    text += "Constant, whatever message and key: " +
            list_of_bits(cipher, [&](int j) { return cipher.a.row_is_zero(j) && cipher.b.row_is_zero(j); }) + ".\n";
  }
  return text + secrecy_in_words(cipher, verdict);
}

}  // namespace anc::cipher
