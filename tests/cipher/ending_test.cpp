#include "cipher/ending.h"

#include "cipher/verdict.h"
#include "support/catch.h"

using namespace anc::cipher;

TEST_CASE("Each kind of cipher has its ending") {
  // 2n rows of n weights, message above key; columns are ciphertext bits.
  const auto ending = [](const IntegerWeights& weights) { return ending_of(from_weights(weights)); };
  CHECK(ending({{1, 0}, {0, -1}, {0, 1}, {1, 0}}) == Ending::one_time_pad);
  CHECK(ending({{1, 0}, {0, 1}, {1, 1}, {0, 1}}) == Ending::mixed_key);
  CHECK(ending({{1, 0}, {0, 1}, {1, -1}, {0, 0}}) == Ending::reused_key);
  CHECK(ending({{1, 0}, {0, 1}, {0, 0}, {0, 1}}) == Ending::dependent_masks);  // one bit in the clear
  CHECK(ending({{0, 1}, {1, 0}, {0, 0}, {0, 0}}) == Ending::dependent_masks);  // both
  CHECK(ending({{1, 0}, {0, 0}, {1, 0}, {0, 0}}) == Ending::dead_bit);
  CHECK(ending({{1, 1}, {0, 1}, {1, 0}, {0, 1}}) == Ending::disagreement);
}

TEST_CASE("Dependent masks are told from a mask that occurs twice") {
  const LinearCipher cipher = from_weights({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 1}, {0, 1, 1}, {0, 0, 0}});
  CHECK(judge(cipher).communicates);
  CHECK(ending_of(cipher) == Ending::dependent_masks);
}
