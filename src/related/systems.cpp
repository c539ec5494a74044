#include "related/systems.h"

namespace anc::related {
namespace {

template <class Item>
std::vector<Item> gathered(std::vector<Item> System::*items) {
  std::vector<Item> all;
  for (const auto& system_of : {tree_parity_system, yen_guo_system, yu_cao_system, perceptron_system,
                                adversarial_convolutional_system, keyword_network_system}) {
    System system = system_of();
    for (Item& one : system.*items) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

std::vector<Case> all_cases() { return gathered(&System::cases); }
std::vector<Export> all_exports() { return gathered(&System::exports); }
std::vector<Demonstration> all_demonstrations() { return gathered(&System::demonstrations); }
std::vector<BitStream> all_streams() { return gathered(&System::streams); }

}  // namespace anc::related
