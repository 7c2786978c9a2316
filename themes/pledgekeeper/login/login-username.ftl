<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "social-providers.ftl" as identityProviders>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username'); section>
    <#if section = "header">
        ${msg("loginAccountTitle")}
    <#elseif section = "form">
        <form id="kc-form-login" class="form" onsubmit="login.disabled = true; return true;"
            action="${url.loginAction}" method="post" novalidate="novalidate">
            <#if !usernameHidden??>
            <@field.input name="username" label=msg("email") type="email" value=login.username!'' autofocus=true hint=msg("emailFirstHint")
                autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" />
            </#if>
            <@buttons.actionGroup><@buttons.button id="kc-login" name="login" label="doSubmit" /></@buttons.actionGroup>
        </form>
        <@passkeys.conditionalUIData />
        <div class="after"><p class="hint">${msg("loginHelp")}</p></div>
    <#elseif section = "socialProviders">
        <#if realm.password && social.providers?? && social.providers?has_content>
            <@identityProviders.show social=social/>
        </#if>
    </#if>
</@layout.registrationLayout>
