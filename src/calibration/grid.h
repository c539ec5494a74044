// The joint scan: several choices at once, every combination of their values. One at a time around one default cannot
// find values that are good only together.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "training/hyperparameters.h"

namespace anc {

// All points of a joint scan. A setting is a row of hyperparameter_table.
struct Grid {
  std::vector<const HyperparameterRow*> settings;  // what the choices change, in the order given
  std::vector<Hyperparameters> points;             // the values of the last choice next to each other
};

// A choice that moves several settings together, because they do the same thing.
struct JointChoice {
  struct Part {
    std::string_view setting;
    double unit;      // what it is at value 1 of the choice,
    bool over_alpha;  // divided by alpha, where the value of the setting is multiplied by it
  };
  std::string_view name;
  std::string_view meaning;
  std::vector<Part> parts;
};

std::span<const JointChoice> joint_choices();

// The grid of choices given as text, "CHOICE=V1,V2,...": the choice is the name of a setting or of a joint choice, a
// value is a number, a word of the setting, or "x2", twice the default. Each point has the given cap of rounds. Throws
// UserError naming what is wrong.
Grid grid_of(Experiment experiment, int key_bits, std::span<const std::string> choices, std::int64_t max_rounds);

// The joint scan of this game and key size, stated once: trials of every point, and texts for grid_of. None, nullptr,
// where there is none.
struct StatedGrid {
  Experiment experiment;
  int key_bits;
  std::int64_t trials;
  std::vector<std::string> choices;
};
const StatedGrid* stated_grid(Experiment experiment, int key_bits);

// The file of a point: experiment, key bits, each setting of the grid with its value, and the cap:
// "cpa_anc_16_crypto_net_l2_0.2_eve_init_0.3_rounds_30000.jsonl".
std::filesystem::path file_of(Experiment experiment, int key_bits, const Grid& grid, const Hyperparameters& point);

}  // namespace anc
