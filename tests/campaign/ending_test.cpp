#include "campaign/ending.h"

#include "support/catch.h"

using namespace anc;

namespace {

// 2n rows of n weights, message above key.
Record record_of(std::vector<std::vector<std::int64_t>> weights) {
  Record record;
  record.id.key_bits = static_cast<int>(weights.front().size());
  record.settings = default_hyperparameters(record.id.experiment, record.id.key_bits);
  record.rounded_weights = std::move(weights);
  judge(record);
  return record;
}

}  // namespace

TEST_CASE("Each kind of cipher has its ending") {
  // Columns are ciphertext bits.
  CHECK(ending_of(record_of({{1, 0}, {0, -1}, {0, 1}, {1, 0}})) == Ending::one_time_pad);
  CHECK(ending_of(record_of({{1, 0}, {0, 1}, {1, 1}, {0, 1}})) == Ending::mixed_key);
  CHECK(ending_of(record_of({{1, 0}, {0, 1}, {1, -1}, {0, 0}})) == Ending::reused_key);
  CHECK(ending_of(record_of({{1, 0}, {0, 1}, {0, 0}, {0, 1}})) == Ending::dependent_masks);  // one bit in the clear
  CHECK(ending_of(record_of({{0, 1}, {1, 0}, {0, 0}, {0, 0}})) == Ending::dependent_masks);  // both
  CHECK(ending_of(record_of({{1, 0}, {0, 0}, {1, 0}, {0, 0}})) == Ending::dead_bit);
  CHECK(ending_of(record_of({{1, 1}, {0, 1}, {1, 0}, {0, 1}})) == Ending::disagreement);
}

TEST_CASE("Dependent masks are told from a mask that occurs twice") {
  const Record record = record_of({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 1}, {0, 1, 1}, {0, 0, 0}});
  CHECK(record.communicates);
  CHECK(ending_of(record) == Ending::dependent_masks);
}
