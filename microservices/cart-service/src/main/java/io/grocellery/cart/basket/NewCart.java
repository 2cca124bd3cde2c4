package io.grocellery.cart.basket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart just made.
 *
 * @param cartToken what opens a guest's cart, shown this once
 * @param created false when the person had this open cart already
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewCart(
        UUID id, @Nullable String cartToken, @JsonIgnore boolean created) {

    @Override
    public String toString() {
        return "NewCart[" + id + "]";
    }
}
