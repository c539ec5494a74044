// The counts the paper prints in its Tables 1, 2 and 3: the only place where they are written.
#pragma once

#include <array>
#include <optional>

#include "training/trial_id.h"

namespace anc {

struct PaperCount {
  int trials = 0;
  int communicates = 0;  // "Successful Communications"
  int secure = 0;        // "Secure Algorithm Learned (OTP)": see Outcome for what that may mean
};

inline constexpr std::array<int, 3> kPaperKeyBits = {4, 8, 16};

// Nothing for a key size that the paper did not run.
std::optional<PaperCount> paper_count(Experiment experiment, int key_bits);

// 1, 2, 3: the paper's table that reports this experiment, and the inverse (nothing for any other number).
int table_of(Experiment experiment);
std::optional<Experiment> experiment_of_table(int table);

// "No adversary", "ANC", "CPA-ANC": as titles and prose write it.
const char* title_of(Experiment experiment);

}  // namespace anc
