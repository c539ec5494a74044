#include "results/paper_results.h"

#include <algorithm>

namespace anc {
namespace {

constexpr std::array<Experiment, 3> kByTable = {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc};

// [table - 1][key size], in the order of kPaperKeyBits.
constexpr PaperCount kPublished[3][3] = {
    {{10, 10, 0}, {10, 10, 0}, {10, 10, 0}},
    {{20, 20, 2}, {20, 18, 2}, {20, 11, 0}},
    {{20, 19, 19}, {20, 20, 20}, {20, 20, 19}},
};

}  // namespace

std::optional<PaperCount> paper_count(Experiment experiment, int key_bits) {
  const auto size = std::find(kPaperKeyBits.begin(), kPaperKeyBits.end(), key_bits);
  if (size == kPaperKeyBits.end()) return std::nullopt;
  return kPublished[table_of(experiment) - 1][size - kPaperKeyBits.begin()];
}

int table_of(Experiment experiment) {
  return static_cast<int>(std::find(kByTable.begin(), kByTable.end(), experiment) - kByTable.begin()) + 1;
}

std::optional<Experiment> experiment_of_table(int table) {
  if (table < 1 || table > static_cast<int>(kByTable.size())) return std::nullopt;
  return kByTable[static_cast<std::size_t>(table - 1)];
}

const char* title_of(Experiment experiment) {
  constexpr const char* kTitles[] = {"No adversary", "ANC", "CPA-ANC"};
  return kTitles[table_of(experiment) - 1];
}

}  // namespace anc
