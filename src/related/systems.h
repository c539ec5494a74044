// Every system of Table 4 that is executed.
#pragma once

#include <vector>

#include "related/case.h"

namespace anc::related {

// One function for each folder, which defines it in its cases.cpp.
System tree_parity_system();                // [6], broken by [10]
System yen_guo_system();                    // [7], broken by [11]
System yu_cao_system();                     // [8], broken by [12]
System perceptron_system();                 // [9], broken by [13]; a reconstruction
System adversarial_convolutional_system();  // [14], as its authors measured it
System keyword_network_system();            // [17], [18] and [19]; reconstructions

// In the order of Table 4: by reference, then as each system lists them.
std::vector<Case> all_cases();
std::vector<Export> all_exports();
std::vector<Demonstration> all_demonstrations();
std::vector<BitStream> all_streams();

}  // namespace anc::related
