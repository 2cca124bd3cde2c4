package io.grocellery.testkit.architecture.offence;

import io.grocellery.core.model.ServiceName;

record WellConnected(ServiceName service) {}
